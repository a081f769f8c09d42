/// Mistakes in the sample about the file as a whole, and the messages that each gives.
let wholeMistakes: [BrokenSample] = [
    BrokenSample(
        "a duplicate key",
        replacing: #"phase: "live""#,
        with: "id: \"other\"\nphase: \"live\"",
        messages: [
            #"7:1: the key "id" is here a second time, first in line 3, expected each key once in a mapping"#
        ]),
    BrokenSample(
        "a duplicate key in a channel",
        replacing: #"kind: "counter""#,
        with: "kind: \"counter\"\n    id: \"counter\"",
        messages: [
            #"63:5: the key "id" is here a second time, first in line 61, expected each key once in a mapping"#
        ]),
    BrokenSample(
        "a tab for indentation",
        replacing: #"    kind: "counter""#,
        with: "\tkind: \"counter\"",
        messages: [
            "62:1: not YAML or JSON: found character that cannot start any token while scanning for the next token, expected spaces instead of a tab"
        ]),
    BrokenSample(
        "a quote that never ends",
        replacing: #"phase: "live""#,
        with: #"phase: "live"#,
        messages: [
            "8:8: not YAML or JSON: did not find expected key while parsing a block mapping that begins in line 1"
        ]),
    BrokenSample(
        "a bracket that never ends",
        replacing: #"places: ["cork"]"#,
        with: #"places: ["cork""#,
        messages: [
            "64:5: not YAML or JSON: did not find expected ',' or ']' while parsing a flow sequence that begins in line 63"
        ]),
    BrokenSample(
        "an anchor",
        replacing: #"phase: "live""#,
        with: #"phase: &live "live""#,
        messages: [
            "7:8: an anchor (&), expected every value written out"
        ]),
    BrokenSample(
        "an anchor with its alias",
        replacing: #"phase: "live""#,
        with: "phase: &live \"live\"\nsummary: *live",
        messages: [
            "7:8: an anchor with an alias, expected every value written out"
        ]),
    BrokenSample(
        "a tag",
        replacing: #"phase: "live""#,
        with: #"phase: !!str "live""#,
        messages: [
            "7:8: a tag (!), expected the value without it, or quotes around a text that begins so"
        ]),
    BrokenSample(
        "a merge key",
        replacing: #"phase: "live""#,
        with: "\"x\": \"y\"\n<<: { phase: \"live\" }",
        messages: [
            "8:1: a merge key (<<), expected every key written out"
        ]),
    BrokenSample(
        "a second document",
        replacing: "feedback:\n",
        with: "---\nfeedback:\n",
        messages: [
            "65:1: a second document begins here, expected one document in a file"
        ]),
    BrokenSample(
        "the format in the second place",
        replacing: "format: \"plumbline-service\"\nformat_version: \"1\"",
        with: "format_version: \"1\"\nformat: \"plumbline-service\"",
        messages: [
            #"1:1: the first key is "format_version", expected format: "…" as the first key"#
        ]),
    BrokenSample(
        "a format that is misspelt",
        replacing: #"format: "plumbline-service""#,
        with: #"format: "plumbline-servce""#,
        messages: [
            #"1:9: the format "plumbline-servce" registers nothing, expected one of plumbline-service, plumbline-organisation, plumbline-place, plumbline-component, did you mean "plumbline-service"?"#
        ]),
    BrokenSample(
        "a format of something else",
        replacing: #"format: "plumbline-service""#,
        with: #"format: "plumbline-probe""#,
        messages: [
            #"1:9: the format "plumbline-probe" registers nothing, expected one of plumbline-service, plumbline-organisation, plumbline-place, plumbline-component, did you mean "plumbline-place"?"#
        ]),
    BrokenSample(
        "a version that is a number without quotes",
        replacing: #"format_version: "1""#,
        with: "format_version: 1",
        messages: [
            #"2:17: format_version is a number, expected format_version: "1" in quotes"#
        ]),
    BrokenSample(
        "a version of tomorrow",
        replacing: #"format_version: "1""#,
        with: #"format_version: "2""#,
        messages: [
            #"2:17: the format version "2" is not known to this program, expected "1" (a newer Plumbline may read this file)"#
        ]),
    BrokenSample(
        "several mistakes at once",
        replacing: "sector: \"identity\"\nlanguages: [\"en\", \"fr\"] ",
        with: "colour: \"red\"\nlanguages: [\"english\", 5] ",
        messages: [
            #"9:1: the key "colour" is not known, expected one of channels, critical_periods, depends_on, facts, feedback, id, instance_of, kind, languages, maintenance, officials, organisation, phase, sector, standards, summary, tasks, title, volumes"#,
            #"10:13: an item of "languages" is "english", expected a BCP 47 language tag, as "en" or "fr-CA""#,
            #"10:24: an item of "languages" is a number, expected a BCP 47 language tag, as "en" or "fr-CA""#,
        ]),
]
