import Measures
import Registry

/// The weekly mail, of about one screen: what to decide, what changed, what people said, what is not known, what is fine.
///
/// It names offices and services only, never a person or an address of one, and quotes nobody: mail goes where nothing
/// can be taken back.
public struct SummaryMail: Sendable, Hashable {
    /// The subject, in one line.
    public let subject: String
    /// The plain text: lines of at most 72 characters (addresses stand alone on theirs), ended by line feeds.
    public let text: String
    /// The same as a whole HTML document with styles inside.
    public let html: String

    /// Writes a mail.
    public init(_ model: SummaryModel) {
        var model = model
        model.comments = []
        self.init(quoting: model)
    }

    /// Writes the same for somebody at a terminal who may hear what people say, with their newest comments.
    public static func shownToListener(_ model: SummaryModel) -> SummaryMail { SummaryMail(quoting: model) }

    private init(quoting model: SummaryModel) {
        let words = Messages(model.language, zone: model.zone, now: model.now, isReadLater: true)
        let parts = words.summaryParts(model)
        subject = words.summarySubject(model)
        text = MailText.render(parts, colon: words.colon)
        html = MailMarkup.render(parts, subject: subject, language: model.language).text
    }
}

extension Messages {
    /// The most lines of each part: one screen.
    private static let most = (decisions: 5, changes: 8, voices: 5, comments: 3, gaps: 5, names: 12)

    /// Everything that the weekly mail says, in order.
    func summaryParts(_ model: SummaryModel) -> [MailPart] {
        var parts: [MailPart] = [
            .title(summarySubject(model), summaryStatus(model)), .paragraph(summaryIntro(model)),
            .heading(summaryDecideTitle),
        ]
        let decisions = model.decisions.prefix(Self.most.decisions).map(decision)
        parts.append(decisions.isEmpty ? .paragraph(nothingToDecide) : .steps(decisions))
        if let rest = more(model.decisions.dropFirst(Self.most.decisions).map(\.service)) {
            parts.append(.paragraph(rest))
        }
        parts.append(.heading(summaryChangedTitle))
        parts += summaryLines(model.changes.map(change), most: Self.most.changes, none: nothingChanged)
        parts.append(.heading(summarySaidTitle))
        parts += said(model)
        parts.append(.heading(summaryUnknownTitle))
        let unreadable = model.unreadable.isEmpty ? [] : [summaryUnreadable(names(model.unreadable))]
        let gaps = unreadable + model.gaps.prefix(Self.most.gaps).map(gap)
        parts.append(gaps.isEmpty ? .paragraph(nothingUnknown) : .bullets(gaps))
        if let rest = more(model.gaps.dropFirst(Self.most.gaps).map(\.service)) { parts.append(.paragraph(rest)) }
        if !model.fine.isEmpty {
            parts.append(.heading(summaryFineTitle))
            parts.append(.paragraph(names(model.fine) + "."))
        }
        parts.append(.action(summarySeeAll, url: model.pageURL, isMain: false))
        parts.append(.closing(summaryClosing))
        return parts
    }

    private func said(_ model: SummaryModel) -> [MailPart] {
        guard !model.voices.isEmpty || !model.unanswered.isEmpty else { return [.paragraph(nobodyAsked)] }
        var lines = model.voices.prefix(Self.most.voices).map { voice($0, days: model.days) }
        if let rest = more(model.voices.dropFirst(Self.most.voices).map(\.service)) { lines.append(rest) }
        if !model.unanswered.isEmpty { lines.append(noAnswers(names(model.unanswered))) }
        return [.bullets(lines)]
            + (model.comments.isEmpty
                ? []
                : [.paragraph(summaryCommentsIntro), .bullets(model.comments.prefix(Self.most.comments).map(comment))])
    }

    private func summaryLines(_ lines: [String], most: Int, none: String) -> [MailPart] {
        guard !lines.isEmpty else { return [.paragraph(none)] }
        let shown = Array(lines.prefix(most))
        return [.bullets(lines.count > most ? shown + [moreLines(lines.count - most)] : shown)]
    }

    private func names(_ services: [SummaryModel.Service]) -> String {
        let shown = services.prefix(Self.most.names).map { text($0.title) }
        let rest = services.count - shown.count
        return list(rest > 0 ? shown + [moreServices(rest)] : shown)
    }

    private func summaryStatus(_ model: SummaryModel) -> Status {
        guard !model.decisions.isEmpty else {
            return model.fine.isEmpty || !model.unreadable.isEmpty ? .unknown : .up
        }
        let isDown = model.decisions.contains { decision in
            if case .alert(let alert) = decision.matter { alert.severity == .critical } else { false }
        }
        return isDown ? .down : .degraded
    }
}
