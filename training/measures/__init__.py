"""Fitting how two figures are told to measure the same thing."""
