"""Maps drawn on the server: contours of divisions, borders that they share, paths of SVG.

Pure Python, and no question is asked of anybody: what is drawn is in `contours.zip`, made by
`tools/contours.py`.
"""
