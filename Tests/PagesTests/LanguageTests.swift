@testable import Pages
import Registry
import TestSupport
import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        (nil, nil, Language.english), ("fr", nil, .french), ("FR-ca", "en", .french), ("de", "fr", .french),
        (nil, "fr", .french),
        (nil, "fr-CA,fr;q=0.8,en;q=0.5", .french), (nil, "en;q=0.4, fr;q=0.9", .french),
        (nil, "de, en;q=0.3, fr;q=0.2", .english),
        (nil, "fr;q=0", .english), (nil, "*", .english), (nil, ";;;q=,", .english), (nil, "fr;q=nonsense", .english),
        (nil, "fr;q=7", .english), ("", "fr", .french),
    ])
    func `the language is the one asked for, else the best accepted, else English`(
        query: String?, accept: String?, expected: Language
    ) {
        #expect(Language.chosen(query: query, accept: accept) == expected)
    }

    private func words(_ language: Language, _ now: String = "2026-11-23T14:17:00Z", zone: String = "UTC") throws
        -> Messages
    {
        Messages(language, zone: try #require(DisplayZone(zone)), now: try #require(Timestamp(now)))
    }

    @Test(arguments: [
        (0, "0", "0"), (7, "7", "7"), (999, "999", "999"), (1150, "1,150", "1\u{202F}150"),
        (-1234, "−1,234", "−1\u{202F}234"),
        (1_000_000, "1,000,000", "1\u{202F}000\u{202F}000"), (Int.min, "−9,223,372,036,854,775,808", nil as String?),
    ])
    func `whole numbers have their thousands set apart`(number: Int, english: String, french: String?) throws {
        #expect(try words(.english).number(number) == english)
        if let french { #expect(try words(.french).number(number) == french) }
    }

    @Test(arguments: [
        (0.5, 0, "1"), (2.345, 2, "2.35"), (99.5, 2, "99.5"), (1234.5, 1, "1,234.5"), (-0.04, 1, "0"),
        (-0.06, 1, "−0.1"),
        (3.0, 2, "3"), (.nan, 2, "not a number"), (.infinity, 2, "not a number"), (0.05, 2, "0.05"),
    ])
    func `decimals are rounded and lose the zeros at their end`(number: Double, places: Int, expected: String) throws {
        #expect(try words(.english).number(number, places: places) == expected)
    }

    @Test func `what is short of all is never rounded up to 100 per cent`() throws {
        #expect(try words(.english).percent(share: 0.99999) == "over 99.9%")
        #expect(try words(.english).percent(share: 1) == "100%")
        #expect(try words(.english).percent(share: 0.0004) == "less than 0.1%")
        #expect(try words(.english).percent(share: 0) == "0%")
        #expect(try words(.english).percent(share: 0.9995, places: 2) == "99.95%")
        #expect(try words(.french).percent(share: 0.985) == "98,5\u{A0}%")
    }

    @Test(arguments: [
        (0, "less than a second", "moins d’une seconde"), (1, "1 second", "1\u{A0}seconde"),
        (61, "1 minute 1 second", "1\u{A0}minute 1\u{A0}seconde"),
        (7500, "2 hours 5 minutes", "2\u{A0}heures 5\u{A0}minutes"), (3600, "1 hour", "1\u{A0}heure"),
        (86_400 * 3 + 59, "3 days", "3\u{A0}jours"), (90_000, "1 day 1 hour", "1\u{A0}jour 1\u{A0}heure"),
        (-5, "less than a second", "moins d’une seconde"),
    ])
    func `lengths of time have their two largest units`(seconds: Int, english: String, french: String) throws {
        #expect(try words(.english).duration(.seconds(seconds)) == english)
        #expect(try words(.french).duration(.seconds(seconds)) == french)
    }

    @Test(arguments: [
        (60, "every minute", "chaque minute"), (300, "every 5 minutes", "toutes les 5\u{A0}minutes"),
        (172_800, "every 2 days", "tous les 2\u{A0}jours"), (86_400, "every day", "chaque jour"),
        (90, "every 1 minute 30 seconds", "toutes les 1\u{A0}minute 30\u{A0}secondes"),
    ])
    func `intervals read as one says them`(seconds: Int, english: String, french: String) throws {
        #expect(try words(.english).every(.seconds(seconds)) == english)
        #expect(try words(.french).every(.seconds(seconds)) == french)
    }

    @Test func `moments are written in the zone and language`() throws {
        let moment = try #require(Timestamp("2026-11-23T13:05:09Z"))
        let (english, french) = (try words(.english, zone: "Europe/Paris"), try words(.french, zone: "Europe/Paris"))
        #expect(english.moment(moment) == "23 November 2026, 14:05")
        #expect(french.moment(moment) == "23 novembre 2026 à 14\u{A0}h\u{A0}05")
        #expect(english.momentAndZone(moment) == "23 November 2026, 14:05 (Paris time, UTC+1)")
        #expect(french.momentAndZone(moment) == "23 novembre 2026 à 14\u{A0}h\u{A0}05 (heure de Paris, UTC+1)")
        #expect(
            try words(.english, zone: "Asia/Kolkata").momentAndZone(moment)
                == "23 November 2026, 18:35 (Kolkata time, UTC+5:30)")
        #expect(try words(.english, zone: "America/St_Johns").zoneName(at: moment) == "St Johns time, UTC−3:30")
        #expect(try words(.french, zone: "Europe/Athens").zoneName(at: moment) == "heure d’Athens, UTC+2")
        let first = try #require(CivilDate("2026-08-01"))
        #expect(french.day(first) == "1er août 2026")
    }

    @Test(arguments: [
        ("2026-11-23T00:00:00Z", "00:00 today", "aujourd’hui à 0\u{A0}h\u{A0}00"),
        ("2026-11-22T23:59:00Z", "23:59 yesterday", "hier à 23\u{A0}h\u{A0}59"),
        ("2026-11-21T08:05:00Z", "08:05 on 21 November 2026", "le 21 novembre 2026 à 8\u{A0}h\u{A0}05"),
    ])
    func `a moment is spoken of by its nearness`(moment: String, english: String, french: String) throws {
        let moment = try #require(Timestamp(moment))
        #expect(try words(.english).spoken(moment) == english)
        #expect(try words(.french).spoken(moment) == french)
    }

    @Test func `what is read later names the day in full`() throws {
        let moment = try #require(Timestamp("2026-11-23T13:05:09Z"))
        let words = Messages(.english, zone: .utc, now: moment, isReadLater: true)
        #expect(words.spoken(moment) == "13:05 on 23 November 2026")
    }

    @Test(arguments: UInt64(1)...50)
    func `a day begins at its first moment in every zone`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let names = [
            "Europe/Dublin", "America/Santiago", "Asia/Kathmandu", "Pacific/Apia", "America/Havana", "UTC",
            "Africa/Cairo",
        ]
        let name = try #require(names.randomElement(using: &random))
        let zone = try #require(DisplayZone(name))
        let day = CivilDate(days: Int64.random(in: 18_000...22_000, using: &random))
        let start = zone.start(of: day)
        #expect(zone.local(start).day == day)
        #expect(zone.local(start - .milliseconds(1)).day < day)
    }

    @Test func `French keeps its punctuation on the line`() {
        #expect(Messages.spaced("Quoi ? « Rien » : 5 %") == "Quoi\u{A0}? «\u{A0}Rien\u{A0}»\u{A0}: 5\u{A0}%")
        #expect(Messages.spaced("deux mots") == "deux mots")
    }
}
