"""The plan on Apache Spark: a `Runner`, and the Java that it starts."""

from stemma.scale.spark.engine import LOCAL, SparkRunner

__all__ = ["LOCAL", "SparkRunner"]
