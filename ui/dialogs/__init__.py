"""What asks the operator something and goes away."""
