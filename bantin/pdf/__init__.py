"""The text of PDF files, so that it can be searched.

Only here is pypdf imported, and only worker processes use it: the process that builds the site opens no PDF file.
"""

from bantin.pdf.reader import read_pdfs
from bantin.pdf.result import PdfText, Trouble

__all__ = ["PdfText", "Trouble", "read_pdfs"]
