/// Mistakes in the sample about its changes, groups, lists of words and scoring, and the messages that each gives.
let partMistakes: [BrokenChecklist] = [
    BrokenChecklist(
        "a predecessor that is the same version",
        replacing: #"supersedes: { version: "2.0.0""#,
        with: #"supersedes: { version: "2.1""#,
        messages: [
            "12:24: 2.1.0 cannot replace 2.1, expected a version before 2.1.0"
        ]),
    BrokenChecklist(
        "a predecessor that is newer",
        replacing: #"supersedes: { version: "2.0.0""#,
        with: #"supersedes: { version: "3.0.0""#,
        messages: [
            "12:24: 2.1.0 cannot replace 3.0.0, expected a version before 2.1.0"
        ]),
    BrokenChecklist(
        "a digest that is too short",
        replacing: #"sha256: "0f00000000000000000000000000000000000000000000000000000000000000""#,
        with: #"sha256: "0f00""#,
        messages: [
            #"12:41: "sha256" is "0f00", expected the SHA-256 of the file that is replaced, 64 hexadecimal digits"#
        ]),
    BrokenChecklist(
        "a predecessor without a digest",
        replacing: #", sha256: "0f00000000000000000000000000000000000000000000000000000000000000""#,
        with: "",
        messages: [
            #"12:13: the key "sha256" of "supersedes" is missing"#
        ]),
    BrokenChecklist(
        "a predecessor that is one word",
        replacing: #"""
            supersedes: { version: "2.0.0", sha256: "0f00000000000000000000000000000000000000000000000000000000000000" }
            """#,
        with: #"supersedes: "2.0.0""#,
        messages: [
            #"12:13: "supersedes" is text, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "an unknown key of the predecessor",
        replacing: "supersedes: { version",
        with: #"supersedes: { date: "2025-01-01", version"#,
        messages: [
            #"12:15: the key "date" in "supersedes" is not known, expected one of sha256, version"#
        ]),
    BrokenChecklist(
        "a misspelt type of change",
        replacing: #"type: "threshold_changed""#,
        with: #"type: "treshold_changed""#,
        messages: [
            #"""
            14:13: "type" is "treshold_changed", expected one of added, removed, renamed, split, merged, \#
            threshold_changed, applicability_changed, wording_only, did you mean "threshold_changed"?
            """#
        ]),
    BrokenChecklist(
        "a change of an unknown criterion",
        replacing: #"criterion: "REL-1""#,
        with: #"criterion: "REL-9""#,
        messages: [
            #"""
            14:45: there is no criterion "REL-9", expected one of REL-1, REL-2, CHA-1, CHA-2, ACC-1, ACC-2, did you \#
            mean "REL-1"?
            """#
        ]),
    BrokenChecklist(
        "a change without a type",
        replacing: #"{ type: "threshold_changed", criterion"#,
        with: "{ criterion",
        messages: [
            #"14:5: the key "type" of "changes" is missing"#
        ]),
    BrokenChecklist(
        "a change without a criterion",
        replacing: #"criterion: "REL-1", from"#,
        with: "from",
        messages: [
            #"14:5: the key "criterion" of "changes" is missing"#
        ]),
    BrokenChecklist(
        "a change from a number",
        replacing: #"from: ">= 99.0""#,
        with: "from: 99.0",
        messages: [
            #"14:60: "from" is a number, expected text in quotes: "99.0""#
        ]),
    BrokenChecklist(
        "an unknown key of a change",
        replacing: #"note: { en: "raised" }"#,
        with: #"reason: { en: "raised" }"#,
        messages: [
            #"14:86: the key "reason" in "changes" is not known, expected one of criterion, from, note, to, type"#
        ]),
    BrokenChecklist(
        "a note without a language",
        replacing: #"note: { en: "raised" }"#,
        with: #"note: "raised""#,
        messages: [
            #"14:92: "note" is only "raised", expected words by language: { en: "…" }"#
        ]),
    BrokenChecklist(
        "changes that are a mapping",
        replacing: #"  - { type: "threshold_changed""#,
        with: #"  { type: "threshold_changed""#,
        messages: [
            #"14:3: "changes" is a mapping, expected a list"#
        ]),
    BrokenChecklist(
        "a group that repeats",
        replacing: #"  - { id: "CHA", title: { en: "Channels" } }"#,
        with: #"""
              - { id: "CHA", title: { en: "Channels" } }
              - { id: "CHA", title: { en: "Ways in" } }
            """#,
        messages: [
            #"28:11: the group "CHA" is here a second time, expected another id"#
        ]),
    BrokenChecklist(
        "a group with a space in its id",
        replacing: #"  - { id: "CHA", title: { en: "Channels" } }"#,
        with: #"""
              - { id: "CHA", title: { en: "Channels" } }
              - { id: "Ways in", title: { en: "Ways in" } }
            """#,
        messages: [
            #"""
            28:11: "id" is "Ways in", expected 1 to 63 letters, digits, dots, hyphens and underscores, with a letter \#
            or digit at both ends
            """#
        ]),
    BrokenChecklist(
        "a group whose id is a number",
        replacing: #"  - { id: "CHA", title: { en: "Channels" } }"#,
        with: "  - { id: \"CHA\", title: { en: \"Channels\" } }\n  - { id: 4, title: { en: \"Ways in\" } }",
        messages: [
            #"28:11: "id" is a number, expected text in quotes: "4""#
        ]),
    BrokenChecklist(
        "a group without an id",
        replacing: #"  - { id: "CHA", title: { en: "Channels" } }"#,
        with: "  - { id: \"CHA\", title: { en: \"Channels\" } }\n  - { title: { en: \"Ways in\" } }",
        messages: [
            #"28:5: the key "id" of "groups" is missing"#
        ]),
    BrokenChecklist(
        "a group that is one word",
        replacing: #"  - { id: "CHA", title: { en: "Channels" } }"#,
        with: "  - { id: \"CHA\", title: { en: \"Channels\" } }\n  - \"Ways in\"",
        messages: [
            #"28:5: an item of "groups" is text, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "a group with a misspelt key",
        replacing: #"title: { en: "Reliability" }"#,
        with: #"titel: { en: "Reliability" }"#,
        messages: [
            #"26:5: the key "title" of "groups" is missing"#,
            #"26:18: the key "titel" in "groups" is not known, did you mean "title"?"#,
        ]),
    BrokenChecklist(
        "words by language that are a list",
        replacing: #"vague_links: { en: ["click here", "read more"], fr: ["cliquez ici", "en savoir plus"] }"#,
        with: #"vague_links: ["click here"]"#,
        messages: [
            #"24:16: "vague_links" is a list, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "words in no language",
        replacing: "vague_links: { en: [",
        with: "vague_links: { english: [",
        messages: [
            #"24:18: "english" in "vague_links" is not a language, expected a BCP 47 language tag, as en or fr-CA"#
        ]),
    BrokenChecklist(
        "words that are one word",
        replacing: #"en: ["click here", "read more"]"#,
        with: #"en: "click here""#,
        messages: [
            #"24:22: "en" is text, expected a list"#
        ]),
    BrokenChecklist(
        "words that are a number",
        replacing: #"en: ["click here", "read more"]"#,
        with: #"en: ["click here", 7]"#,
        messages: [
            #"24:37: an item of "en" is a number, expected text in quotes: "7""#
        ]),
    BrokenChecklist(
        "words in lists of lists",
        replacing: #"en: ["click here", "read more"]"#,
        with: #"en: [["click here", "read more"]]"#,
        messages: [
            #"24:23: an item of "en" is a list, expected text"#
        ]),
    BrokenChecklist(
        "a list of words with a space in its name",
        replacing: "vague_links: {",
        with: #""Vague links": {"#,
        messages: [
            #"24:3: the list is called "Vague links", expected a name of a-z 0-9 - _"#
        ]),
    BrokenChecklist(
        "a misspelt model of scoring",
        replacing: #"model: "counts""#,
        with: #"model: "count""#,
        messages: [
            #"99:19: "model" is "count", expected one of none, counts, weighted, worst_of, did you mean "counts"?"#
        ]),
    BrokenChecklist(
        "scoring without a model",
        replacing: #"model: "counts", "#,
        with: "",
        messages: [
            #"99:10: the key "model" of "scoring" is missing"#
        ]),
    BrokenChecklist(
        "scoring with a misspelt key",
        replacing: "show_score_when_assessed_at_least",
        with: "show_score_when_assesed_at_least",
        messages: [
            #"""
            99:53: the key "show_score_when_assesed_at_least" in "scoring" is not known, did you mean \#
            "show_score_when_assessed_at_least"?
            """#
        ]),
    BrokenChecklist(
        "scoring that is one word",
        replacing: #"{ model: "counts", partial_counts_as: 0.5, show_score_when_assessed_at_least: 0.8 }"#,
        with: #""counts""#,
        messages: [
            #"99:10: "scoring" is text, expected a mapping (keys with values)"#
        ]),
    BrokenChecklist(
        "a share in quotes",
        replacing: "partial_counts_as: 0.5",
        with: #"partial_counts_as: "0.5""#,
        messages: [
            #"99:48: "partial_counts_as" is text, expected a number"#
        ]),
    BrokenChecklist(
        "a change that removes what is there",
        replacing: #"type: "threshold_changed""#,
        with: #"type: "removed""#,
        messages: [
            #"14:35: the criterion "REL-1" is still here, expected one that is not in the file any more"#
        ]),
    BrokenChecklist(
        "a share of more than all",
        replacing: #"partial_counts_as: 0.5"#,
        with: #"partial_counts_as: 1.5"#,
        messages: [
            #"99:48: "partial_counts_as" is 1.5, expected a number from 0 to 1"#
        ]),
]
