"""Line drawings of legs and feet with the stroke on them, and the scale of pressure: plain SVG, without a script."""
