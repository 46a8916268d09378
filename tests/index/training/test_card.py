from index.training.card import licence


def test_every_source_has_a_licence():
    assert licence("report leads") == "official texts"
    assert licence("cmrc2018") == "CC BY-SA 4.0"
    assert licence("atec").startswith("none found")
