import Registry
import Testing

@Suite struct OpeningHoursTests {
    private func isOpen(
        _ rule: String, _ zone: String, at moment: String, holidays: Set<CivilDate> = []
    ) throws -> Bool {
        try OpeningHours(rule: rule, timezone: zone).isOpen(at: try #require(Timestamp(moment)), holidays: holidays)
    }

    @Test(
        arguments: [
            ("24/7", "2026-03-01T03:00:00Z", true),
            ("Mo-Fr 09:00-17:00; PH off", "2026-03-02T09:00:00Z", true),  // a Monday
            ("Mo-Fr 09:00-17:00; PH off", "2026-03-02T08:59:59.999Z", false),
            ("Mo-Fr 09:00-17:00; PH off", "2026-03-02T17:00:00Z", false),
            ("Mo-Fr 09:00-17:00; PH off", "2026-03-01T12:00:00Z", false),  // a Sunday
            ("Mo-Fr 09:00-17:00; PH off", "2026-03-17T12:00:00Z", false),  // the holiday, a Tuesday
            ("PH off; Mo-Fr 09:00-17:00", "2026-03-17T12:00:00Z", true),  // the later rule decides
            ("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-03-17T11:00:00Z", true),
            ("Mo-Fr 09:00-17:00; PH 10:00-12:00", "2026-03-17T13:00:00Z", false),
            ("Sa,PH 10:00-12:00", "2026-03-17T11:00:00Z", true),
            ("Mo,We 08:00-12:00,13:00-16:00", "2026-03-04T12:30:00Z", false),
            ("Mo,We 08:00-12:00,13:00-16:00", "2026-03-04T13:30:00Z", true),
            ("Sa-Mo 08:00-12:00", "2026-03-01T09:00:00Z", true),
            ("Sa-Mo 08:00-12:00", "2026-03-03T09:00:00Z", false),
            ("Fr 22:00-04:00; Sa off", "2026-03-07T03:59:00Z", true),  // Saturday, begun on Friday
            ("Fr 22:00-04:00; Sa off", "2026-03-07T04:00:00Z", false),
            ("18:00-00:00", "2026-03-07T23:59:00Z", true),
            ("24/7; Dec 24-26 off", "2026-12-25T12:00:00Z", false),
            ("24/7; Dec 24-26 off", "2026-12-27T00:00:00Z", true),
            ("24/7; Dec 24-Jan 2 closed", "2027-01-02T12:00:00Z", false),
            ("24/7; Dec 24-Jan 2 closed", "2026-12-23T12:00:00Z", true),
            ("24/7; Dec 24,26 off", "2026-12-25T12:00:00Z", true),
            ("Nov-Mar Mo-Fr 10:00-12:00", "2026-02-27T11:00:00Z", true),
            ("Nov-Mar Mo-Fr 10:00-12:00", "2026-04-01T11:00:00Z", false),
            ("May 1: off; Mo-Su 10:00-12:00; May 1 off", "2026-05-01T11:00:00Z", false),
        ] as [(String, String, Bool)])
    func `a rule says when it is open`(rule: String, moment: String, expected: Bool) throws {
        let holiday = try #require(CivilDate("2026-03-17"))
        #expect(try isOpen(rule, "UTC", at: moment, holidays: [holiday]) == expected)
    }

    @Test func `the same wall clock is meant in summer and winter`() throws {
        let rule = "Mo-Fr 09:00-17:00"
        #expect(try !isOpen(rule, "Europe/Dublin", at: "2026-07-01T16:30:00Z"))
        #expect(try isOpen(rule, "Europe/Dublin", at: "2026-07-01T08:30:00Z"))
        #expect(try isOpen(rule, "Europe/Dublin", at: "2026-12-01T16:30:00Z"))
        #expect(try isOpen(rule, "Asia/Kolkata", at: "2026-07-01T03:30:00Z"))
        #expect(try !isOpen(rule, "Asia/Kolkata", at: "2026-07-01T03:29:59Z"))
    }

    @Test func `an hour that comes twice is open twice`() throws {
        // On 2026-10-25 the clock in Berlin goes from 03:00 back to 02:00.
        let hours = try OpeningHours(rule: "Su 02:00-03:00", timezone: "Europe/Berlin")
        let start = try #require(Timestamp("2026-10-24T22:00:00Z"))
        let intervals = hours.openIntervals(in: start, start + .seconds(86_400), holidays: [])
        #expect(intervals.map(\.start.description) == ["2026-10-25T00:00:00.000Z"])
        #expect(intervals.map(\.end.description) == ["2026-10-25T02:00:00.000Z"])
    }

    @Test func `an hour that is left out is never open`() throws {
        let hours = try OpeningHours(rule: "Su 02:00-03:00", timezone: "Europe/Berlin")
        let start = try #require(Timestamp("2026-03-28T23:00:00Z"))
        #expect(hours.openIntervals(in: start, start + .seconds(23 * 3600), holidays: []).isEmpty)
    }

    @Test(
        arguments: [
            ("Mo-Fr 09:00-17:00", "2026-03-06T18:00:00Z", "2026-03-09T09:00:00.000Z"),
            ("Mo-Fr 09:00-17:00", "2026-03-06T09:00:00Z", "2026-03-06T17:00:00.000Z"),
            ("24/7; Dec 25 off", "2026-01-01T00:00:00Z", "2026-12-25T00:00:00.000Z"),
            ("Feb 29 10:00-11:00", "2026-01-01T00:00:00Z", "2028-02-29T10:00:00.000Z"),
            ("24/7", "2026-01-01T00:00:00Z", nil),
            ("off", "2026-01-01T00:00:00Z", nil),
            ("Mo-Su 00:00-24:00; PH 00:00-24:00", "2026-01-01T00:00:00Z", nil),
        ] as [(String, String, String?)])
    func `the next change is found, however far away`(rule: String, moment: String, expected: String?) throws {
        let hours = try OpeningHours(rule: rule, timezone: "UTC")
        let next = hours.nextChange(after: try #require(Timestamp(moment)), holidays: [])
        #expect(next?.description == expected)
    }

    @Test(
        arguments: [
            ("", "a rule is empty"), ("Mo-Fr", "a rule has no times"), ("Mo 9:00-17:00", "\"9:00\" is not a time"),
            ("Mo 09:00", "the time 09:00 has no end"), ("Mo 09:00-09:00", "09:00-09:00 is not a range of times"),
            ("Mo-Fr 09:00-17:00 || off", "\"|\" is not understood in \"Mo-Fr 09:00-17:00 || off\""),
            ("SH off", "\"SH\" is not understood"), ("Mo-Fr 09:00-17:00,", "a rule has no times"),
            ("Feb 30 off", "Feb has no day 30"), ("Dec 26-24 off", "a range of dates ends before it begins"),
            ("Dec 24-Jan off", "a range of dates has a day at one end only"),
            ("24/7 off", "24/7 has something after it: \"off\""),
            ("Mo[1] 09:00-10:00", "\"[\" is not understood in \"Mo[1] 09:00-10:00\""),
            ("2026 Dec 24 off", "\"2026\" is not a time"), (";;", "a rule is empty"),
            ("Mo- 09:00-10:00", "the end of a range of days is missing"),
            ("Mo 09:00-17:00 Tu", "\"Tu\" is not understood here"),
        ])
    func `what is not understood is refused by name`(rule: String, what: String) {
        #expect {
            _ = try OpeningHours(rule: rule, timezone: "UTC")
        } throws: {
            ($0 as? OpeningHoursProblem)?.what == what
        }
    }

    @Test(arguments: ["EST", "GMT+2", "Europe/Nowhere", "", "Etc/GMT+3", "europe"])
    func `a zone that is not an IANA name is refused`(zone: String) {
        #expect(throws: OpeningHoursProblem.self) { try OpeningHours(rule: "24/7", timezone: zone) }
    }
}
