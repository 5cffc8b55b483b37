"""Static pages: what the law and good manners ask of every site (accessibility, legal notice, privacy, help…)."""
