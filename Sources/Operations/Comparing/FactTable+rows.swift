import Pages
import Parity
import Registry

extension FactTable {
    /// What each place says, as pages show it.
    func rows(_ labels: [ChannelLabel]) -> [FactRow] {
        comparisons.flatMap { comparison -> [FactRow] in
            let own = comparison.ownWord.map { statement in
                FactRow(
                    fact: comparison.fact, channel: nil, written: statement.written.joined(separator: ", "),
                    source: nil,
                    finding: nil)
            }
            return [own].compactMap { $0 }
                + comparison.entries.map { entry in
                    FactRow(
                        fact: comparison.fact, channel: labels.first { $0.id == entry.channel },
                        written: entry.statement?.written.joined(separator: ", ") ?? "",
                        source: entry.statement.flatMap(Self.source),
                        finding: .init(rawValue: entry.finding.rawValue))
                }
        }
    }

    private static func source(_ statement: FactStatement) -> String? {
        switch statement.origin {
        case .service: nil
        case .declared(let source, let day):
            source == nil && day == nil
                ? nil : [source, day?.description].compactMap { $0 }.joined(separator: ", ")
        case .found(let probe, let address, let at):
            (address ?? probe) + ", " + at.description.prefix(16).replacing("T", with: " ") + " UTC"
        }
    }
}
