"""What is known: claims that are quoted to be judged, and every fact with its source."""
