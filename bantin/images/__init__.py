"""News pictures: from a file of any origin to light, clean copies in a few widths, and the HTML that offers them.

Only here is PIL imported; pixels are decoded in worker processes alone, of which a bad picture may take one down.
"""

from bantin.images.batch import make_pictures
from bantin.images.look import Look, look
from bantin.images.picture import Picture, PictureFault, Variant
from bantin.images.settings import ImageSettings

__all__ = ["ImageSettings", "Look", "Picture", "PictureFault", "Variant", "look", "make_pictures"]
