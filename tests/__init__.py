"""The tests as a package: the wheel of a tool that we use brings a package of the same name, which would hide ours."""
