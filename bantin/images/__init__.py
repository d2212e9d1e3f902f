"""News pictures: from a file of any origin to light, clean copies in a few widths, and the HTML that offers them.

Only here is PIL imported, and only in worker processes: the process that builds the site never decodes a picture.
"""

from bantin.images.batch import make_pictures
from bantin.images.picture import Picture, PictureFault, Variant
from bantin.images.settings import ImageSettings

__all__ = ["ImageSettings", "Picture", "PictureFault", "Variant", "make_pictures"]
