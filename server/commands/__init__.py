"""The commands of `cephalog`, one module for each thing they are about."""
