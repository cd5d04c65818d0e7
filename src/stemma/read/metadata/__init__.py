"""What a report's own text says about it: head lines, dateline, credits, dates, and which stretches are running text."""
