"""The register of bodies and schemes outside the network."""
