"""The territory sees itself: thirteen questions in three modules, and something back at once for whoever answers."""
