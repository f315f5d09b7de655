"""What a graphics card does with the seamless engine's model at its real size, before it is downloaded."""
