"""Lists, trees and tables behind the views: plain Python lists, sorted and filtered in Python."""
