"""`python -m kserender` is the same as `kserender`."""

from kserender.cli import main

if __name__ == "__main__":
    main()
