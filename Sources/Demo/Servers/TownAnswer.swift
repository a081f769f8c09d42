/// What a web server of the town does with a request.
enum TownAnswer: Hashable, Sendable {
    /// One answer over HTTP.
    struct Content: Hashable, Sendable {
        var status = 200
        var type = "text/html; charset=utf-8"
        var headers: [String: String] = [:]
        var body: [UInt8]
    }

    /// It answers.
    case content(Content)
    /// It answers later.
    case late(Content, by: Duration)
    /// It takes the request and never answers.
    case none
}

extension TownAnswer.Content {
    init(status: Int = 200, page: String) {
        self.init(status: status, body: Array(page.utf8))
    }
}

extension TownSite {
    /// The channel that a path belongs to: everything under `/m/` is for mobile phones, under `/v1/` for programs.
    func channel(ofPath path: String) -> String {
        if path.hasPrefix("/m/") { return "mobile" }
        return path.hasPrefix("/v1/") ? "api" : "web"
    }

    /// What the server does with a request while these faults are on.
    func answer(path: String, during faults: [Fault]) -> TownAnswer {
        let channel = channel(ofPath: path)
        let content = self.content(path: path)
        // A file is no page: it still comes while pages say sorry.
        let isPage = content.status == 200 && content.type.hasPrefix("text/html")
        switch faults.first(where: { $0.service == service && $0.channel == channel })?.kind {
        case .answersUnavailable: return .content(.init(status: 503, page: TownPages.unavailable(self)))
        case .saysSorry where isPage: return .content(.init(page: TownPages.sorry(self)))
        case .answersLate(let delay): return .late(content, by: delay)
        case .hangs: return .none
        case .saysSorry, .refusesConnections, .reportsFailure, .fallsSilent, nil: return .content(content)
        }
    }
}
