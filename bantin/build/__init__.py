"""How a site comes to stand in its folder: outputs, written once each, and nothing else left there."""
