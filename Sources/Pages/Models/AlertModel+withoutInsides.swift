extension AlertModel {
    /// The same without the words of people, the offices, the messages, the notes and the technical lines of checks: as
    /// whoever holds a sealed link may see it.
    public var withoutInsides: AlertModel {
        var model = self
        model.acknowledgedBy = nil
        model.ratings?.examples = nil
        model.deliveries = []
        model.history = []
        model.evidence = evidence.map { line in
            var line = line
            (line.check, line.checkTitle, line.source) = (nil, nil, nil)
            // Of a fact this is what the public is told; of a check it is for the team.
            let isPublic = kind == .fact && line.reason.flatMap(FactSaid.init) != nil
            if !isPublic { line.detail = "" }
            return line
        }
        return model
    }
}
