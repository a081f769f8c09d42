import Foundation
import Measures
import Registry

/// What a span rests on as its column keeps it.
struct KeptBasis: Codable {
    private struct Sighting: Codable {
        var probe: String
        var at: Int64
    }

    private var origin: String?
    private var sightings: [Sighting]?
    private var untold: Bool?

    private init(_ basis: SpanBasis) {
        origin = basis.sharedOrigin
        let seen = basis.sightings.map { Sighting(probe: $0.probe, at: $0.at.milliseconds) }
        sightings = seen.isEmpty ? nil : seen
        untold = basis.isWayOutUntold ? true : nil
    }

    /// The text of the column; nil where there is nothing to say.
    static func text(_ basis: SpanBasis?) throws -> String? {
        guard let basis else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(KeptBasis(basis)), as: UTF8.self)
    }

    /// What the text of a column says.
    static func basis(_ text: String?) throws -> SpanBasis? {
        guard let text else { return nil }
        let kept = try JSONDecoder().decode(KeptBasis.self, from: Data(text.utf8))
        return SpanBasis(
            sharedOrigin: kept.origin,
            sightings: (kept.sightings ?? []).map {
                .init(probe: $0.probe, at: Timestamp(milliseconds: $0.at))
            }, isWayOutUntold: kept.untold ?? false)
    }
}
