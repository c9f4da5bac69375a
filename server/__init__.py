"""The Cephalog server: a Flask API over a pure domain."""
