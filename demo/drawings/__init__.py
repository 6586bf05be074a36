"""The demo's own pictures, drawn by code.

A scene is a function that returns a drawing in a small part of SVG; `render`
turns it into pixels with Pillow alone, so nothing has to be installed or
fetched to fill the demo with pictures.
"""
