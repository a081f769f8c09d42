import Registry
import Testing

@testable import Parity

struct StatedDurationTests {
    private func value(_ text: String) -> FactValue? { FactValue([text], kind: .duration) }

    @Test(arguments: [
        ("P15D", "15 days"), ("P2W", "14 jours"), ("2 weeks", "P14D"), ("1 month", "P1M"), ("2 ans", "P24M"),
        ("20m", "20 minutes"), ("20m", "PT20M"), ("6h", "6 heures"), ("6h", "360 min"), ("90s", "1 minute 30 seconds"),
        ("250ms", "PT0.25S"), ("P1DT12H", "36 hours"), ("24h", "1 jour"), ("7d", "1 week"),
        ("1 h 30", "90 minutes"), ("1h30", "90m"), ("1 heure et 30 minutes", "PT1H30M"),
        ("2 hours and 15 min", "135 mn"), ("1\u{A0}heure", "60m"), (" 20  Minutes. ", "20m"), ("20min", "20 min"),
        ("1 year 6 months", "P18M"), ("1 an et 10 jours", "P1Y10D"), ("0 days", "0 minutes"),
    ])
    func `lengths of time are compared by what they mean`(left: String, right: String) {
        #expect(value(left) == value(right))
        #expect(value(left) != nil)
    }

    @Test(arguments: [("20m", "90m"), ("20m", "20 days"), ("P1M", "P30D"), ("1 month", "1 minute"), ("6h", "6 days")])
    func `lengths of time that differ can be read and differ`(left: String, right: String) {
        #expect(value(left) != value(right))
        #expect(value(left) != nil && value(right) != nil)
    }

    @Test(arguments: [
        "", "10 to 15 days", "10-15 days", "20 m", "days", "15", "15 working days", "about 2 hours", "2 hours 3 hours",
        "30 minutes 1 hour", "1 h 75", "1.5 hours", "2 days 30", "99999999999999999999 days", "within an hour", "and",
    ])
    func `what is no length of time is none`(text: String) {
        #expect(value(text) == nil)
    }
}
