import Documents
import Foundation
import HTTPTypes
import Hummingbird
import Measures
import Operations
import Registry

/// Volumes as a program sends them.
private struct VolumeBody: Decodable {
    /// One value of a row, as text: what is no number where one should be is told with its row.
    enum Value: Decodable {
        case text(String)
        case nothing

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .nothing
            } else if let number = try? container.decode(Int.self) {
                self = .text(String(number))
            } else if let number = try? container.decode(Double.self) {
                self = .text(String(number))
            } else {
                self = .text(try container.decode(String.self))
            }
        }
    }

    var rows: [[String: Value]]
    var source: String?
}

/// One row of volumes, as JSON; what is not known is null.
private struct VolumeAnswer: Encodable {
    var day: String
    var task: String?
    var channel: String
    var started: Int?
    var completed: Int?
    var refused: Int?
    var abandoned: Int?
    var source: String
    var reportedAt: String

    init(_ volume: ReportedVolume) {
        day = volume.row.day.description
        task = volume.row.task
        channel = volume.row.channel
        started = volume.row.started
        completed = volume.row.completed
        refused = volume.row.refused
        abandoned = volume.row.abandoned
        source = volume.source
        reportedAt = volume.reportedAt.description
    }

    enum CodingKeys: String, CodingKey {
        case day, task, channel, started, completed, refused, abandoned, source
        case reportedAt = "reported_at"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(day, forKey: .day)
        try container.encode(task, forKey: .task)
        try container.encode(channel, forKey: .channel)
        try container.encode(started, forKey: .started)
        try container.encode(completed, forKey: .completed)
        try container.encode(refused, forKey: .refused)
        try container.encode(abandoned, forKey: .abandoned)
        try container.encode(source, forKey: .source)
        try container.encode(reportedAt, forKey: .reportedAt)
    }
}

private struct VolumeReportAnswer: Encodable {
    var rows: Int
    var from: String
    var until: String
    /// What was taken and still looks odd.
    var warnings: [Problem.Detail]

    init(_ report: VolumeReport) {
        rows = report.rows
        from = report.days.lowerBound.description
        until = report.days.upperBound.description
        warnings = report.warnings.map { Problem.Detail(at: "\($0.file):\($0.location)", detail: $0.what) }
    }
}

private struct VolumesAnswer: Encodable {
    var service: String
    var from: String
    var until: String
    var rows: [VolumeAnswer]
}

extension Site {
    /// Volumes by JSON API: how many people started, completed, were refused and gave up.
    var volumeAPIRoutes: [Route] {
        [
            Route(.post, "/api/v1/services/{service}/volumes", .allowed(.register), .api) { asked in
                let (file, source) = try Self.volumes(asked)
                let report = try await useCases.recordVolumes(
                    asked.parameter("service"), file, source: source, by: asked.caller)
                return JSONAnswer.response(VolumeReportAnswer(report))
            },
            Route(.get, "/api/v1/services/{service}/volumes", .allowed(.see), .api) { asked in
                let today = CivilDate(days: useCases.now().milliseconds.flooredQuotient(86_400_000))
                let until = try Self.day(asked, "until") ?? today
                let from = try Self.day(asked, "from") ?? CivilDate(days: until.days - 29)
                guard from <= until, until.days - from.days < UseCases.longestVolumes else {
                    throw Problem.badRequest(
                        "from is \(from) and until is \(until); expected from no later than until, and at most "
                            + "\(UseCases.longestVolumes) days")
                }
                let slug = asked.parameter("service")
                let rows = try await useCases.volumes(slug, days: from...until, by: asked.caller)
                return JSONAnswer.response(
                    VolumesAnswer(
                        service: slug, from: from.description, until: until.description,
                        rows: rows.map(VolumeAnswer.init)))
            },
        ]
    }

    /// What was sent: a file of comma-separated values, or rows as JSON.
    private static func volumes(_ asked: Asked) throws -> (VolumeFile, source: String?) {
        let kind = asked.request.headers[.contentType]?.split(separator: ";").first?.lowercased()
        if kind?.trimmingCharacters(in: .whitespaces) == "text/csv" {
            return (try VolumeFile(csv: asked.body, name: "body"), asked.query["source"])
        }
        let body: VolumeBody = try asked.json(
            example: #"{ "rows": [ { "day": "2026-03-01", "task": "…", "channel": "…", "started": 10 } ] }"#
                + " (or send text/csv)")
        let rows = body.rows.map { row in
            row.compactMapValues { value in
                switch value {
                case .text(let text): text
                case .nothing: ""
                }
            }
        }
        return (VolumeFile(rows: rows), body.source ?? asked.query["source"])
    }

    private static func day(_ asked: Asked, _ name: String) throws -> CivilDate? {
        guard let text = asked.query[name] else { return nil }
        guard let day = CivilDate(text) else {
            throw Problem.badRequest("\(name) is \"\(text)\", expected a day as 2026-03-01")
        }
        return day
    }
}
