import Registry

extension MeasureSource {
    /// What a service's own file says of its channels.
    static let declaredChannels = MeasureSource(
        measures: ["channel.count", "channel.non_digital"], basis: .registration
    ) { measure, inputs in
        guard let kinds = inputs.channelKinds else { return inputs.missing(measure, .noData) }
        if measure == "channel.count" {
            let different = Set(kinds).count
            return inputs.declared(measure, .number(Double(different)), "declared: \(words(kinds))")
        }
        let others = kinds.filter(\.isNonDigital)
        let detail =
            others.isEmpty
            ? "none of \(words(kinds)) works without the internet"
            : "declared: \(words(others)); whether the web page shows it is not looked at yet"
        return inputs.declared(measure, .presence(!others.isEmpty), detail)
    }

    private static func words(_ kinds: [ChannelKind]) -> String {
        kinds.isEmpty ? "no channel" : kinds.map(\.rawValue).joined(separator: ", ")
    }
}
