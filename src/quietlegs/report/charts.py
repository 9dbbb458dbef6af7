"""The charts: what the nights say, each as a picture with its table and its sentence."""

from quietlegs.report.chart import Chart as Chart
from quietlegs.report.chart import ChartTable as ChartTable
from quietlegs.report.chart import Theme as Theme
from quietlegs.report.chart import svg as svg
from quietlegs.report.effect_chart import effect_chart as effect_chart
from quietlegs.report.nights_chart import nights_chart as nights_chart
from quietlegs.report.trend_chart import trend_chart as trend_chart

__all__ = ["Chart", "ChartTable", "Theme", "effect_chart", "nights_chart", "svg", "trend_chart"]
