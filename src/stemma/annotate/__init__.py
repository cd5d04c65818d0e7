"""What one report says: its figures, attributions, time expressions, places and actors."""
