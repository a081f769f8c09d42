import Foundation
import Probing
import Registry

/// What is kept of our own way out while the program is away, as the values of two settings.
///
/// Without it a server that starts in a cut of its own network would know nobody whose silence shows the cut, and blame
/// everybody it watches.
enum KeptWayOut {
    static let lossName = "way_out.loss"
    static let witnessesName = "way_out.witnesses"

    private struct Loss: Codable {
        var from: Int64?
        var asked: Int64
        var connections: Bool?
        var silent: [String]?
    }

    /// A cut that lasts; empty for none.
    static func text(_ loss: WayOut.Loss?) throws -> String {
        guard let loss, loss.until == nil else { return "" }
        return try encoded(
            Loss(
                from: loss.from?.milliseconds, asked: loss.asked.milliseconds,
                connections: loss.isOfConnections ? true : nil, silent: loss.silent.isEmpty ? nil : loss.silent))
    }

    /// The cut that had not ended; a clock that was set back since lets nothing of it lie ahead.
    static func loss(_ text: String?, now: Timestamp) throws -> WayOut.Loss? {
        guard let text, !text.isEmpty else { return nil }
        let kept = try JSONDecoder().decode(Loss.self, from: Data(text.utf8))
        return WayOut.Loss(
            from: kept.from.map { min(Timestamp(milliseconds: $0), now) },
            asked: min(Timestamp(milliseconds: kept.asked), now), isOfConnections: kept.connections ?? false,
            silent: kept.silent ?? [])
    }

    static func text(_ witnesses: Set<WayOutLook.Witness>) throws -> String {
        try encoded(witnesses.compactMap(\.keptText).sorted())
    }

    static func witnesses(_ text: String?) throws -> Set<WayOutLook.Witness> {
        guard let text, !text.isEmpty else { return [] }
        let kept = try JSONDecoder().decode([String].self, from: Data(text.utf8))
        return Set(kept.compactMap(WayOutLook.Witness.init(kept:)))
    }

    private static func encoded(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}

extension WayOutLook.Witness {
    /// How it is kept; nothing for an origin, whose answers its results tell.
    fileprivate var keptText: String? {
        switch self {
        case .reference(let url): "reference \(url)"
        case .zone(let zone): "zone \(zone)"
        case .origin: nil
        }
    }

    fileprivate init?(kept text: String) {
        let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        switch parts[0] {
        case "reference": self = .reference(parts[1])
        case "zone": self = .zone(parts[1])
        default: return nil
        }
    }
}
