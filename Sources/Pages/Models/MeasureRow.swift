public import Measures
public import Registry

/// The unit of a measure, as far as pages write it.
public enum ShownUnit: String, CaseIterable, Sendable, Hashable {
    case percent, milliseconds, seconds, minutes, hours, days, count, bytes, score, ratio, presence, words, money
}

/// What a measure is called and means, as the catalogue says.
public struct MeasureDescription: Sendable, Hashable {
    /// The id in the catalogue.
    public var id: String
    /// What it is called.
    public var title: Text
    /// What it is, exactly.
    public var definition: Text
    /// Its unit.
    public var unit: ShownUnit
    /// Who defines or uses it.
    public var source: String?

    /// Creates a description.
    public init(id: String, title: Text, definition: Text, unit: ShownUnit, source: String? = nil) {
        self.id = id
        self.title = title
        self.definition = definition
        self.unit = unit
        self.source = source
    }
}

/// One measured value beside what it means.
public struct MeasureRow: Sendable, Hashable {
    /// What was measured.
    public var measure: MeasureDescription
    /// On which channel; nothing for the whole service.
    public var channel: ChannelLabel?
    /// The value, or why there is none.
    public var value: MeasuredValue

    /// Creates a row.
    public init(measure: MeasureDescription, channel: ChannelLabel? = nil, value: MeasuredValue) {
        self.measure = measure
        self.channel = channel
        self.value = value
    }
}
