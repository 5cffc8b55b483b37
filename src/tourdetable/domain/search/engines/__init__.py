"""The small door to the engines that find tokens: one module for each, the same answers."""
