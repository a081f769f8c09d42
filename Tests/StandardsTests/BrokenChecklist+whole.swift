/// Mistakes in the sample about the file as a whole, and the messages that each gives.
let wholeMistakes: [BrokenChecklist] = [
    BrokenChecklist(
        "a format that is misspelt",
        replacing: #"format: "service-checklist""#,
        with: #"format: "service-checklst""#,
        messages: [
            #"1:9: the format is "service-checklst", expected "service-checklist""#
        ]),
    BrokenChecklist(
        "the format of something else",
        replacing: #"format: "service-checklist""#,
        with: #"format: "plumbline-service""#,
        messages: [
            #"1:9: the format is "plumbline-service", expected "service-checklist""#
        ]),
    BrokenChecklist(
        "no format",
        replacing: "format: \"service-checklist\"\n",
        with: "",
        messages: [
            #"1:1: the first key is "format_version", expected format: "…" as the first key"#
        ]),
    BrokenChecklist(
        "the format in the second place",
        replacing: "format: \"service-checklist\"\nformat_version: \"1\"",
        with: "format_version: \"1\"\nformat: \"service-checklist\"",
        messages: [
            #"1:1: the first key is "format_version", expected format: "…" as the first key"#
        ]),
    BrokenChecklist(
        "a format without a value that could be read",
        replacing: #"format: "service-checklist""#,
        with: #"format: ["service-checklist"]"#,
        messages: [
            #"1:9: format is a list, expected format: "…" in quotes"#
        ]),
    BrokenChecklist(
        "no version of the format",
        replacing: "format_version: \"1\"\n",
        with: "",
        messages: [
            #"2:1: the second key is "id", expected format_version: "1" as the second key"#
        ]),
    BrokenChecklist(
        "a misspelt version of the format",
        replacing: #"format_version: "1""#,
        with: #"format_verson: "1""#,
        messages: [
            #"2:1: the second key is "format_verson", expected format_version: "1" as the second key"#
        ]),
    BrokenChecklist(
        "a version of the format of tomorrow",
        replacing: #"format_version: "1""#,
        with: #"format_version: "2""#,
        messages: [
            #"""
            2:17: the format version "2" is not known to this program, expected "1" (a newer Plumbline may read this \#
            file)
            """#
        ]),
    BrokenChecklist(
        "a version of the format without quotes",
        replacing: #"format_version: "1""#,
        with: "format_version: 1",
        messages: [
            #"2:17: format_version is a number, expected format_version: "1" in quotes"#
        ]),
    BrokenChecklist(
        "a duplicate key at the top",
        replacing: #"id: "org.example.standards.minimum-service""#,
        with: "id: \"org.example.standards.minimum-service\"\nversion: \"9\"",
        messages: [
            #"5:1: the key "version" is here a second time, first in line 4, expected each key once in a mapping"#
        ]),
    BrokenChecklist(
        "a duplicate key in a criterion",
        replacing: "    level: \"must\"\n    severity",
        with: "    level: \"must\"\n    level: \"should\"\n    severity",
        messages: [
            #"34:5: the key "level" is here a second time, first in line 33, expected each key once in a mapping"#
        ]),
    BrokenChecklist(
        "a duplicate key in a band",
        replacing: #"{ verdict: "partial", when: ">= 98.5" }"#,
        with: #"{ verdict: "partial", verdict: "fail", when: ">= 98.5" }"#,
        messages: [
            #"45:33: the key "verdict" is here a second time, first in line 45, expected each key once in a mapping"#
        ]),
    BrokenChecklist(
        "a duplicate language",
        replacing: #"fr: "Norme minimale de service""#,
        with: #"en: "Norme minimale de service""#,
        messages: [
            #"11:42: the key "en" is here a second time, first in line 11, expected each key once in a mapping"#
        ]),
    BrokenChecklist(
        "an anchor",
        replacing: "check:\n      kind: \"measure\"",
        with: "check: &check\n      kind: \"measure\"",
        messages: [
            "36:12: an anchor (&), expected every value written out"
        ]),
    BrokenChecklist(
        "an anchor with its alias",
        replacing: #"window: "P90D""#,
        with: "window: &window \"P90D\"\n      label: *window",
        messages: [
            "40:15: an anchor with an alias, expected every value written out"
        ]),
    BrokenChecklist(
        "an alias of nothing",
        replacing: #"channel: ["web", "api"]"#,
        with: #"channel: ["web", *api]"#,
        messages: [
            "35:50: an alias (*), expected every value written out"
        ]),
    BrokenChecklist(
        "a tag of YAML",
        replacing: "min_samples: 2000",
        with: #"min_samples: !!int "2000""#,
        messages: [
            "41:20: a tag (!), expected the value without it, or quotes around a text that begins so"
        ]),
    BrokenChecklist(
        "a tag of its own",
        replacing: #"version: "2.1.0""#,
        with: #"version: !v "2.1.0""#,
        messages: [
            "4:10: a tag (!), expected the value without it, or quotes around a text that begins so"
        ]),
    BrokenChecklist(
        "a merge key",
        replacing: #"      role: "decides""#,
        with: #"      <<: { role: "decides" }"#,
        messages: [
            "42:7: a merge key (<<), expected every key written out"
        ]),
    BrokenChecklist(
        "a key that is a list",
        replacing: #"licence: "CC-BY-4.0""#,
        with: #"[a, b]: "CC-BY-4.0""#,
        messages: [
            "10:1: a key that is not a word, expected a word before the colon"
        ]),
    BrokenChecklist(
        "a tab for indentation",
        replacing: #"      window: "P90D""#,
        with: "\t\twindow: \"P90D\"",
        messages: [
            #"""
            40:1: not YAML or JSON: found character that cannot start any token while scanning for the next token, \#
            expected spaces instead of a tab
            """#
        ]),
    BrokenChecklist(
        "one space too many",
        replacing: "    group: \"REL\"\n",
        with: "     group: \"REL\"\n",
        messages: [
            "31:6: not YAML or JSON: did not find expected key while parsing a block mapping that begins in line 30"
        ]),
    BrokenChecklist(
        "a quote that never ends",
        replacing: #"title: { en: "Channels" }"#,
        with: #"title: { en: "Channels }"#,
        messages: [
            #"""
            28:12: not YAML or JSON: did not find expected ',' or '}' while parsing a flow mapping that begins in \#
            line 27
            """#
        ]),
    BrokenChecklist(
        "a colon in a text without quotes",
        replacing: #"licence: "CC-BY-4.0""#,
        with: "licence: CC: BY",
        messages: [
            #"""
            10:12: not YAML or JSON: mapping values are not allowed in this context, expected quotes around a text \#
            with a colon in it
            """#
        ]),
    BrokenChecklist(
        "a second document",
        replacing: "scoring:",
        with: "---\nscoring:",
        messages: [
            "99:1: a second document begins here, expected one document in a file"
        ]),
    BrokenChecklist(
        "a control character",
        replacing: #""Channels""#,
        with: "\"Chan\u{7}nels\"",
        messages: [
            "27:36: the control character U+0007, expected printable text"
        ]),
    BrokenChecklist(
        "nesting without end",
        replacing: #"licence: "CC-BY-4.0""#,
        with: "licence: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        messages: [
            "10:41: lists and mappings are nested too deeply, expected at most 32 levels"
        ]),
    BrokenChecklist(
        "a list at the top",
        replacing: SampleChecklist.text,
        with: "- format: \"service-checklist\"\n- format_version: \"1\"",
        messages: [
            #"1:1: the file is a list, expected a mapping that begins with format: "…""#
        ]),
    BrokenChecklist(
        "words at the top",
        replacing: SampleChecklist.text,
        with: "service-checklist",
        messages: [
            #"1:1: the file is text, expected a mapping that begins with format: "…""#
        ]),
    BrokenChecklist(
        "an empty file",
        replacing: SampleChecklist.text,
        with: "",
        messages: [
            #"1:1: the file is empty, expected format: "…" first"#
        ]),
    BrokenChecklist(
        "a file of nothing but a comment",
        replacing: SampleChecklist.text,
        with: "# The standard comes here.",
        messages: [
            #"1:1: the file is empty, expected format: "…" first"#
        ]),
    BrokenChecklist(
        "only a format",
        replacing: SampleChecklist.text,
        with: #"format: "service-checklist""#,
        messages: [
            #"1:1: format_version is missing, expected format_version: "1" as the second key"#
        ]),
    BrokenChecklist(
        "only an envelope",
        replacing: SampleChecklist.text,
        with: "format: \"service-checklist\"\nformat_version: \"1\"",
        messages: [
            #"1:1: the key "id" is missing"#,
            #"1:1: the key "version" is missing"#,
            #"1:1: the key "status" is missing"#,
            #"1:1: the key "title" is missing"#,
            #"1:1: the key "publisher" is missing"#,
            #"1:1: the key "criteria" is missing"#,
        ]),
    BrokenChecklist(
        "JSON that breaks off",
        replacing: SampleChecklist.text,
        with: #"{"format": "service-checklist", "format_version": "1", "id": "a""#,
        messages: [
            #"""
            1:65: not YAML or JSON: did not find expected ',' or '}' while parsing a flow mapping that begins in line 1
            """#
        ]),
    BrokenChecklist(
        "several mistakes at once",
        replacing: "status: \"required\"\npublished: \"2026-03-01\"",
        with: "status: \"requird\"\npublishd: \"2026-03-01\"\nlevel: \"must\"",
        messages: [
            #"5:9: "status" is "requird", expected one of draft, pending, required, retired, did you mean "required"?"#,
            #"6:1: the key "publishd" is not known, did you mean "published"?"#,
            #"""
            7:1: the key "level" is not known, expected one of changes, criteria, derived_from, effective_from, \#
            effective_from_existing, groups, id, licence, parameters, profiles, published, publisher, reference_data, \#
            scoring, source, status, summary, supersedes, title, version
            """#,
        ]),
    BrokenChecklist(
        "a comparison that becomes a tag",
        replacing: #"when: ">= 98.5""#,
        with: #"when: != 98.5"#,
        messages: [
            #"45:39: a tag (!), expected the value without it, or quotes around a text that begins so"#
        ]),
    BrokenChecklist(
        "a comparison that becomes a block",
        replacing: #"when: ">= 98.5""#,
        with: #"when: >= 98.5"#,
        messages: [
            #"""
            45:39: not YAML or JSON: found character that cannot start any token while scanning for the next token, \#
            expected quotes around a text that begins so
            """#
        ]),
    BrokenChecklist(
        "a range without quotes",
        replacing: #""between [5, 8)""#,
        with: #"between [5, 8)"#,
        messages: [
            #"""
            86:87: not YAML or JSON: did not find expected ',' or '}' while parsing a flow mapping, expected quotes \#
            around a text with brackets or commas in it
            """#
        ]),
]
