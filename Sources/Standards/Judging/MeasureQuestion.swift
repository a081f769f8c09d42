public import Measures
public import Registry

/// A value that a check needs: whoever knows the measures answers it.
public struct MeasureQuestion: Hashable, Sendable {
    /// The id in the catalogue.
    public let measure: String
    /// What the measure is told.
    public let arguments: [String: [String]]
    /// What is measured.
    public let subject: Subject
    /// Over how long, up to now.
    public let window: Period
}

extension MeasureCheck {
    /// The values that the check needs for a service: of the service as a whole, or of each channel that counts.
    func questions(_ service: PublicService, _ applies: Applicability) -> [MeasureQuestion] {
        subjects(service, applies).map {
            MeasureQuestion(measure: measure, arguments: arguments, subject: $0, window: window)
        }
    }

    /// What is judged: what the file asks for, else the service where the measure can be taken of it as a whole and no
    /// kinds of channel are named, else the worst channel.
    func judged(_ applies: Applicability) -> Aggregate {
        if let aggregate { return aggregate }
        let kinds = MeasureCatalogue.measure(measure)?.subjectKinds ?? []
        return kinds.contains(.service) && channels.isEmpty && applies.channels.isEmpty ? .service : .worst
    }

    private func subjects(_ service: PublicService, _ applies: Applicability) -> [Subject] {
        guard judged(applies) != .service else { return [.service(service.id)] }
        let kinds = channels.isEmpty ? applies.channels : channels
        return service.channels.filter { kinds.isEmpty || kinds.contains($0.kind) }
            .map { .channel(service.id, $0.id) }
    }
}

extension Check {
    /// The values that the check needs for a service.
    func questions(_ service: PublicService, _ applies: Applicability) -> [MeasureQuestion] {
        switch self {
        case .measure(let check): check.questions(service, applies)
        case .attestation(let check): check.measures.flatMap { $0.questions(service, applies) }
        case .composite(let check): check.parts.flatMap { $0.questions(service, applies) }
        }
    }
}

extension Standard {
    /// Every value that an assessment of a service needs, each once.
    public func questions(for service: PublicService) -> [MeasureQuestion] {
        var seen: Set<MeasureQuestion> = []
        return criteria.flatMap { criterion in
            criterion.applies.exclusion(of: service) == nil ? criterion.check.questions(service, criterion.applies) : []
        }
        .filter { seen.insert($0).inserted }
    }
}
