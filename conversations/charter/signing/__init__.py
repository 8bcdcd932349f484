"""The whole: frozen, agreed to, signed by each who stands for it, and handed out as a document."""
