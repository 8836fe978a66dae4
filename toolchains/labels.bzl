"""Labels that mean the same in a generated repository as here."""

def global_label(label):
    """Returns `label` as text that any repository understands. Bazel 4 prints labels of the main repository without it."""
    text = str(label)
    return "@lumen" + text if text.startswith("//") else text
