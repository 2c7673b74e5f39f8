// A stand-in for Apple's SwiftUI, for type-checking the demo on Linux only.
// Names and types follow Apple's; nothing here draws or runs anything. What the demo needs and is missing here is one
// more line: copy the signature from Apple's documentation with care, for the check proves no more than stands here.
@_exported import Foundation
@_exported import Observation
import UIKit

@MainActor @preconcurrency public protocol View {
    associatedtype Body: View
    @ViewBuilder @MainActor @preconcurrency var body: Body { get }
}
extension Never: View { public var body: Never { fatalError() } }
@MainActor @preconcurrency public protocol PrimitiveView: View where Body == Never {}
extension PrimitiveView { public var body: Never { fatalError() } }

@resultBuilder public enum ViewBuilder {
    public static func buildBlock() -> EmptyView { EmptyView() }
    public static func buildBlock<C: View>(_ content: C) -> C { content }
    public static func buildBlock<each C: View>(_ content: repeat each C) -> TupleView<(repeat each C)> { TupleView() }
    public static func buildExpression<C: View>(_ content: C) -> C { content }
    public static func buildIf<C: View>(_ content: C?) -> C? { content }
    public static func buildEither<T: View, F: View>(first: T) -> ConditionalContent<T, F> { ConditionalContent() }
    public static func buildEither<T: View, F: View>(second: F) -> ConditionalContent<T, F> { ConditionalContent() }
    public static func buildLimitedAvailability<C: View>(_ content: C) -> AnyView { AnyView(content) }
}
extension Optional: View where Wrapped: View { public var body: Never { fatalError() } }
extension Optional: PrimitiveView where Wrapped: View {}

public struct EmptyView: PrimitiveView { public nonisolated init() {} }
public struct TupleView<T>: PrimitiveView { nonisolated init() {} }
public struct ConditionalContent<T: View, F: View>: PrimitiveView { nonisolated init() {} }
public struct AnyView: PrimitiveView { public nonisolated init<V: View>(_ view: V) {} }
public struct Modified<Content: View>: PrimitiveView { nonisolated init() {} }

// Property wrappers
@propertyWrapper @dynamicMemberLookup public struct Binding<Value> {
    public init(get: @escaping () -> Value, set: @escaping (Value) -> Void) { self.get = get; self.set = set }
    private let get: () -> Value
    private let set: (Value) -> Void
    public var wrappedValue: Value { get { get() } nonmutating set { set(newValue) } }
    public var projectedValue: Binding<Value> { self }
    public static func constant(_ value: Value) -> Binding<Value> { Binding(get: { value }, set: { _ in }) }
    public subscript<S>(dynamicMember path: WritableKeyPath<Value, S>) -> Binding<S> { fatalError() }
}
@propertyWrapper public struct State<Value> {
    public init(wrappedValue: Value) { box = Box(wrappedValue) }
    private final class Box { var v: Value; init(_ v: Value) { self.v = v } }
    private let box: Box
    public var wrappedValue: Value { get { box.v } nonmutating set { box.v = newValue } }
    public var projectedValue: Binding<Value> { Binding(get: { box.v }, set: { box.v = $0 }) }
}
@propertyWrapper public struct Environment<Value> {
    public init(_ type: Value.Type) where Value: AnyObject & Observable {}
    public init(_ path: KeyPath<EnvironmentValues, Value>) {}
    public var wrappedValue: Value { fatalError() }
}
public struct EnvironmentValues {
    public var dismiss: DismissAction { DismissAction() }
    public var colorScheme: ColorScheme { .light }
    public var scenePhase: ScenePhase { .active }
}
@MainActor @preconcurrency public struct DismissAction { nonisolated init() {}; public func callAsFunction() {} }
public enum ColorScheme: Sendable { case light, dark }
public enum ScenePhase: Sendable, Equatable { case background, inactive, active }
extension View { public nonisolated func onChange<V: Equatable>(of value: V, initial: Bool = false, _ action: @escaping (V, V) -> Void) -> some View { AnyView(self) } }
@propertyWrapper @dynamicMemberLookup public struct Bindable<Value> {
    public init(wrappedValue: Value) where Value: AnyObject & Observable { self.wrappedValue = wrappedValue }
    public init(_ wrappedValue: Value) where Value: AnyObject & Observable { self.wrappedValue = wrappedValue }
    public var wrappedValue: Value
    public var projectedValue: Bindable<Value> { self }
    public subscript<S>(dynamicMember path: ReferenceWritableKeyPath<Value, S>) -> Binding<S> { fatalError() }
}

// App
@MainActor @preconcurrency public protocol Scene { associatedtype Body: Scene; @SceneBuilder @MainActor @preconcurrency var body: Body { get } }
extension Never: Scene {}
@resultBuilder public enum SceneBuilder { public static func buildBlock<S: Scene>(_ s: S) -> S { s } }
@MainActor @preconcurrency public protocol App {
    associatedtype Body: Scene
    @SceneBuilder @MainActor @preconcurrency var body: Body { get }
    @MainActor @preconcurrency init()
}
extension App { public static func main() { _ = Self() } }
public struct WindowGroup<Content: View>: Scene {
    public init(@ViewBuilder content: () -> Content) {}
    public var body: Never { fatalError() }
}

// Values
public protocol ShapeStyle: Sendable {}
public struct Color: ShapeStyle, PrimitiveView { nonisolated init() {}; public nonisolated static let white = Color(), orange = Color(), red = Color(), blue = Color(), accentColor = Color(), primary = Color(), secondary = Color() }
public struct HierarchicalShapeStyle: ShapeStyle {}
extension ShapeStyle where Self == HierarchicalShapeStyle { public static var primary: Self { .init() }; public static var secondary: Self { .init() }; public static var tertiary: Self { .init() } }
extension ShapeStyle where Self == Color { public static var red: Color { .red }; public static var blue: Color { .blue } }
public struct Font: Sendable { public static let headline = Font(), body = Font(), caption = Font(), title = Font(), title2 = Font(), largeTitle = Font(), footnote = Font() }
public enum HorizontalAlignment: Sendable { case leading, center, trailing }
public enum VerticalAlignment: Sendable { case top, center, bottom, firstTextBaseline, lastTextBaseline }
public enum Alignment: Sendable { case leading, center, trailing, top, bottom, topLeading }
public struct Edge { public struct Set: OptionSet, Sendable { public let rawValue: Int; public init(rawValue: Int) { self.rawValue = rawValue }; public static let all = Set(rawValue: 15), horizontal = Set(rawValue: 10), vertical = Set(rawValue: 5), top = Set(rawValue: 1), bottom = Set(rawValue: 4) } }
public struct AccessibilityChildBehavior: Hashable, Sendable { public static let ignore = Self(), contain = Self(), combine = Self() }
public struct ToolbarItemPlacement: Sendable { public static let primaryAction = Self(), cancellationAction = Self(), confirmationAction = Self(), topBarTrailing = Self(), topBarLeading = Self() }
public struct ButtonRole: Sendable { public static let cancel = Self(), destructive = Self() }
public struct LocalizedStringKey: ExpressibleByStringInterpolation, Sendable { public init(stringLiteral value: String) {}; public init(_ value: String) {} }

// Views
public struct Text: PrimitiveView { public nonisolated init(_ key: LocalizedStringKey) {}; @_disfavoredOverload public nonisolated init<S: StringProtocol>(_ s: S) {}; public nonisolated init(verbatim: String) {} }
public struct Image: PrimitiveView { public nonisolated init(systemName: String) {}; public nonisolated init(_ name: String) {}; public nonisolated init(uiImage: UIImage) {}; public nonisolated func resizable() -> Image { self } }
public struct Spacer: PrimitiveView { public nonisolated init(minLength: CGFloat? = nil) {} }
public struct Divider: PrimitiveView { public nonisolated init() {} }
public struct ProgressView: PrimitiveView { public nonisolated init() {}; public nonisolated init(_ key: LocalizedStringKey) {} }
public struct VStack<C: View>: PrimitiveView { public nonisolated init(alignment: HorizontalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {} }
public struct HStack<C: View>: PrimitiveView { public nonisolated init(alignment: VerticalAlignment = .center, spacing: CGFloat? = nil, @ViewBuilder content: () -> C) {} }
public struct ZStack<C: View>: PrimitiveView { public nonisolated init(alignment: Alignment = .center, @ViewBuilder content: () -> C) {} }
public struct ScrollView<C: View>: PrimitiveView { public nonisolated init(@ViewBuilder content: () -> C) {} }
public struct Form<C: View>: PrimitiveView { public nonisolated init(@ViewBuilder content: () -> C) {} }
public struct NavigationStack<C: View>: PrimitiveView { public nonisolated init(@ViewBuilder root: () -> C) {} }
public struct List<C: View>: PrimitiveView { public nonisolated init(@ViewBuilder content: () -> C) {} }
public struct Section<P: View, C: View>: PrimitiveView { }
extension Section where P == Text { public nonisolated init(_ key: LocalizedStringKey, @ViewBuilder content: () -> C) {} }
public struct ForEach<D: RandomAccessCollection, ID: Hashable, C: View>: PrimitiveView {
    public nonisolated init(_ data: D, id: KeyPath<D.Element, ID>, @ViewBuilder content: @escaping (D.Element) -> C) {}
    public nonisolated func onDelete(perform action: ((IndexSet) -> Void)?) -> Self { self }
}
extension ForEach where D.Element: Identifiable, ID == D.Element.ID { public nonisolated init(_ data: D, @ViewBuilder content: @escaping (D.Element) -> C) {} }
public struct NavigationLink<L: View, D: View>: PrimitiveView { public nonisolated init(@ViewBuilder destination: () -> D, @ViewBuilder label: () -> L) {} }
public struct Label<T: View, I: View>: PrimitiveView {}
extension Label where T == Text, I == Image { public nonisolated init(_ key: LocalizedStringKey, systemImage: String) {} }
public struct Button<L: View>: PrimitiveView { public nonisolated init(role: ButtonRole? = nil, action: @escaping @MainActor () -> Void, @ViewBuilder label: () -> L) {} }
extension Button where L == Text { public nonisolated init(_ key: LocalizedStringKey, role: ButtonRole? = nil, action: @escaping @MainActor () -> Void) {} }
extension Button where L == Label<Text, Image> { public nonisolated init(_ key: LocalizedStringKey, systemImage: String, action: @escaping @MainActor () -> Void) {} }
public struct TextField<L: View>: PrimitiveView {}
extension TextField where L == Text { public nonisolated init(_ key: LocalizedStringKey, text: Binding<String>) {} }
public struct ContentUnavailableView: PrimitiveView { public nonisolated init(_ key: LocalizedStringKey, systemImage: String, description: Text? = nil) {} }

@MainActor @preconcurrency public protocol ToolbarContent {}
@resultBuilder public enum ToolbarContentBuilder { public static func buildBlock<C: ToolbarContent>(_ c: C) -> C { c } }
public struct ToolbarItem<C: View>: ToolbarContent { public nonisolated init(placement: ToolbarItemPlacement, @ViewBuilder content: () -> C) {} }

// Modifiers
extension View {
    public nonisolated func environment<T: AnyObject & Observable>(_ object: T?) -> some View { Modified<Self>() }
    public nonisolated func navigationTitle(_ key: LocalizedStringKey) -> some View { Modified<Self>() }
    @_disfavoredOverload public nonisolated func navigationTitle<S: StringProtocol>(_ s: S) -> some View { Modified<Self>() }
    public nonisolated func toolbar<C: ToolbarContent>(@ToolbarContentBuilder content: () -> C) -> some View { Modified<Self>() }
    public nonisolated func refreshable(@_inheritActorContext action: @escaping @Sendable () async -> Void) -> some View { Modified<Self>() }
    public nonisolated func task(priority: TaskPriority = .userInitiated, @_inheritActorContext _ action: @escaping @Sendable () async -> Void) -> some View { Modified<Self>() }
    public nonisolated func onAppear(perform action: (() -> Void)? = nil) -> some View { Modified<Self>() }
    public nonisolated func sheet<C: View>(isPresented: Binding<Bool>, onDismiss: (() -> Void)? = nil, @ViewBuilder content: @escaping () -> C) -> some View { Modified<Self>() }
    public nonisolated func padding(_ edges: Edge.Set = .all, _ length: CGFloat? = nil) -> some View { Modified<Self>() }
    public nonisolated func disabled(_ on: Bool) -> some View { Modified<Self>() }
    public nonisolated func font(_ font: Font?) -> some View { Modified<Self>() }
    public nonisolated func foregroundStyle<S: ShapeStyle>(_ style: S) -> some View { Modified<Self>() }
    public nonisolated func frame(width: CGFloat? = nil, height: CGFloat? = nil, alignment: Alignment = .center) -> some View { Modified<Self>() }
    public nonisolated func frame(minWidth: CGFloat? = nil, maxWidth: CGFloat? = nil, minHeight: CGFloat? = nil, maxHeight: CGFloat? = nil, alignment: Alignment = .center) -> some View { Modified<Self>() }
    @_disfavoredOverload public nonisolated func accessibilityLabel<S: StringProtocol>(_ s: S) -> some View { Modified<Self>() }
    public nonisolated func accessibilityElement(children: AccessibilityChildBehavior = .ignore) -> some View { Modified<Self>() }
    public nonisolated func scaledToFit() -> some View { Modified<Self>() }
    public nonisolated func background<S: ShapeStyle>(_ style: S) -> some View { Modified<Self>() }
    public nonisolated func accessibilityLabel(_ key: LocalizedStringKey) -> some View { Modified<Self>() }
}
