"""The agenda in the making: the designer, what members bring, methods, models."""
