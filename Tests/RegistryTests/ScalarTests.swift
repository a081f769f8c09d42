import Registry
import TestSupport
import Testing

@Suite struct ScalarTests {
    @Test(
        arguments: [
            ("75.00 EUR", 7500), ("0.05 EUR", 5), ("7500 JPY", 7500), ("1.250 KWD", 1250), ("-3.20 CHF", -320),
            ("92233720368547758.07 EUR", Int64.max),
        ] as [(String, Int64)])
    func `an amount is read into minor units and written back`(text: String, units: Int64) throws {
        let money = try #require(Money(text))
        #expect(money.minorUnits == units)
        #expect(money.description == text)
    }

    @Test(
        arguments: [
            "75 EUR", "75.0 EUR", "75.000 EUR", "75.00", "75.00EUR", "75.00  EUR", "75,00 EUR", "1,000.00 EUR", "€75",
            "75.00 eur", "75.00 XXX", "75.00 JPY", "7.5.0 EUR", ".50 EUR", "075.00 EUR", "+5.00 EUR", "--5.00 EUR",
            "92233720368547758.08 EUR", "٧٥.00 EUR", " EUR", "",
        ])
    func `an amount in another form is refused`(text: String) {
        #expect(Money(text) == nil)
    }

    @Test(arguments: [("75", 7500), ("75.5", 7550), ("75.00", 7500), ("75.001", nil), ("", nil)] as [(String, Int64?)])
    func `an amount found on a page may have fewer decimals`(text: String, units: Int64?) {
        #expect(Money(amount: text, currency: .euro)?.minorUnits == units)
    }

    @Test(arguments: UInt64(1)...50)
    func `every amount comes back from its own form`(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let code = try #require(Currency.known.randomElement(using: &random))
        let money = Money(
            minorUnits: Int64.random(in: -100_000_000...100_000_000, using: &random),
            currency: try #require(Currency(code)))
        #expect(Money(money.description) == money)
    }

    @Test(
        arguments: [
            ("250ms", 250), ("30s", 30_000), ("5m", 300_000), ("6h", 21_600_000), ("7d", 604_800_000),
            ("P30D", 2_592_000_000),
            ("PT10M", 600_000), ("P1DT12H", 129_600_000), ("P2W", 1_209_600_000), ("PT0.5S", 500), ("PT1.25S", 1250),
            ("0s", 0),
            ("PT1H2M3.004S", 3_723_004),
        ] as [(String, Int64)])
    func `a duration is read`(text: String, milliseconds: Int64) {
        #expect(Duration(written: text) == .milliseconds(milliseconds))
    }

    @Test(
        arguments: [
            "", "P", "PT", "P1M", "P1Y", "P1DT", "PT1D", "P1H", "PT1M1H", "P1D1D", "1.5s", "-5s", "5", "5 s", "s", "ms",
            "5S", "p1d",
            "PT1.5M", "PT0.5", "PT.5S", "PT1.2345S", "99999999999999999999d", "999999999999999d", "P999999999999999W",
            "٥m",
            "PT1..5S",
        ])
    func `a duration in another form is refused`(text: String) {
        #expect(Duration(written: text) == nil)
    }

    @Test(arguments: UInt64(1)...50)
    func `every duration comes back from its own form`(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        let units: [Int64] = [1, 1000, 60_000, 3_600_000, 86_400_000]
        let duration = Duration.milliseconds(
            Int64.random(in: 0...5000, using: &random) * (units.randomElement(using: &random) ?? 1))
        #expect(Duration(written: duration.written) == duration)
    }

    @Test(
        arguments: [
            ("P6M", "2026-08-31", "2027-02-28", "2026-02-28"), ("P1Y", "2024-02-29", "2025-02-28", "2023-02-28"),
            ("P90D", "2026-01-01", "2026-04-01", "2025-10-03"), ("P2W", "2026-01-01", "2026-01-15", "2025-12-18"),
            ("P1Y1M1D", "2026-01-30", "2027-03-01", "2024-12-29"),
        ])
    func `a period goes by the calendar`(text: String, from: String, after: String, before: String) throws {
        let period = try #require(Period(text))
        let date = try #require(CivilDate(from))
        #expect(period.after(date).description == after)
        #expect(period.before(date).description == before)
    }

    @Test(arguments: ["", "P", "P0D", "PT5M", "P1D1M", "P-1M", "P1.5Y", "1Y", "P1", "P9999999D", "P6M ", "P1M1M"])
    func `a period in another form is refused`(text: String) {
        #expect(Period(text) == nil)
    }

    @Test(
        arguments: [
            ("2026-03-01T20:00:00+01:00", "2026-03-01T19:00:00.000Z"),
            ("2026-03-01T20:00:00Z", "2026-03-01T20:00:00.000Z"),
            ("2026-03-01T00:15:30.25-03:30", "2026-03-01T03:45:30.250Z"),
            ("1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z"),
            ("2024-02-29T00:00:00+14:00", "2024-02-28T10:00:00.000Z"),
        ])
    func `a time with its zone is read`(text: String, utc: String) {
        #expect(Timestamp(text)?.description == utc)
    }

    @Test(
        arguments: [
            "2026-03-01T20:00:00", "2026-03-01 20:00:00Z", "2026-03-01T20:00Z", "2026-02-30T20:00:00Z",
            "2026-03-01T24:00:00Z",
            "2026-03-01T20:60:00Z", "2026-03-01T20:00:60Z", "2026-03-01T20:00:00.Z", "2026-03-01T20:00:00+0100",
            "2026-03-01T20:00:00z", "2026-03-01T20:00:00+1:00", "2026-03-01T2٠:00:00Z", "", "2026-03-01T20:00:00Z ",
        ])
    func `a time in another form is refused`(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test(
        arguments: [
            ("https://passport.example/renew?x=1#y", "passport.example", 443),
            ("http://A.Example:8080", "a.example", 8080),
            ("https://[2001:db8::1]:8443/", "2001:db8::1", 8443), ("HTTPS://x", "x", 443),
            ("https://x.example:", "x.example", 443),
            ("https://10.0.0.1/", "10.0.0.1", 443),
            ("https://host.example/mail/a@b", "host.example", 443),
        ])
    func `a web address is read`(text: String, host: String, port: Int) throws {
        let address = try WebAddress(text)
        #expect(address.host == host)
        #expect(address.port == port)
        #expect(address.text == text)
    }

    @Test(
        arguments: [
            ("ftp://x.example", .scheme), ("passport.example", .scheme), ("https://", .host), ("https:///x", .host),
            ("https://user:secret@x.example/", .credentials), ("https://user@x.example", .credentials),
            ("https://x.example:0/", .port),
            ("https://x.example:65536", .port), ("https://x.example:٨٠", .characters),
            ("https://x.example/a b", .characters), ("https://p\u{E4}\u{200B}sse.example", .characters),
            ("https://-x.example", .host),
            ("https://x..example", .host), ("https://[::1", .host), ("https://[evil]/", .host),
            ("https://x.example\\@y", .characters),
            ("https://x\n.example", .characters),
        ] as [(String, WebAddress.Problem)])
    func `a web address in another form is refused with its reason`(text: String, problem: WebAddress.Problem) {
        #expect(throws: problem) { try WebAddress(text) }
    }

    @Test(
        arguments: [
            ("owner@passport.example", true), ("a.b+c@x-y.example", true), ("ops@localhost", true), ("a@b@c", false),
            ("@b", false),
            ("a@", false), ("a b@c.example", false), ("a@c.example\r\nBcc: x", false), ("a@c.example.", false),
            (".a@c", false),
            ("Name <a@c.example>", false), ("a..b@c", false),
        ])
    func `an e-mail address is one address and nothing else`(text: String, isRight: Bool) {
        #expect(isEmailAddress(text) == isRight)
    }

    @Test(
        arguments: [
            ("en", true), ("fr-CA", true), ("zh-Hant-TW", true), ("gsw", true), ("e", false), ("english", false),
            ("en_GB", false),
            ("en-", false), ("en-x", false), ("", false), ("12", false),
        ])
    func `a language tag has the shape of BCP 47`(text: String, isRight: Bool) {
        #expect(isLanguageTag(text) == isRight)
    }

    @Test(
        arguments: [
            ("a", true), ("renew-passport", true), ("9", true), ("", false), ("A", false), ("a_b", false),
            ("a b", false), ("é", false),
            (String(repeating: "a", count: 63), true), (String(repeating: "a", count: 64), false),
        ])
    func `a slug has small letters, digits and hyphens`(text: String, isRight: Bool) {
        #expect(isSlug(text) == isRight)
    }
}
