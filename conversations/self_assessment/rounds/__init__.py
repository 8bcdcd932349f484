"""The facilitator opens a round; it is announced, counted, extended, and closes by itself."""
