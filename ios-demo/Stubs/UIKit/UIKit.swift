// A stand-in for Apple's UIKit, for type-checking the demo on Linux only: what the demo takes from it.
import Foundation

public final class UIImage: @unchecked Sendable {
    public init?(data: Data) { nil }
}
