"""Model code, imported only inside model processes; manifests are light enough for everybody."""
