"""What the demo neighbourhoods say, written for Rosa. Data only: no models, no database."""
