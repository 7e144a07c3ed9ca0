"""An AWS to try and test against: moto's server, with what it lacks for watching several accounts at once."""
