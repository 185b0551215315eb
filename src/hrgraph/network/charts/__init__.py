"""More than hairballs: timeline, matrix, Sankey and alluvial charts, as SVG and as HTML pages with their
data.

Drawn without JavaScript: an HTML page is the SVG, a sentence that says what it shows, and a table of its
data,
under a Content-Security-Policy that allows nothing but the page's own styles.
"""

from __future__ import annotations

from hrgraph.network.charts.alluvial import alluvial
from hrgraph.network.charts.chart import Chart, write_chart
from hrgraph.network.charts.matrix import matrix
from hrgraph.network.charts.sankey import sankey
from hrgraph.network.charts.timeline import timeline

__all__ = ["Chart", "alluvial", "matrix", "sankey", "timeline", "write_chart"]
