ALTER TABLE `document_snapshots` ADD `summary` blob;--> statement-breakpoint
ALTER TABLE `document_snapshots` ADD `summary_digest` text;--> statement-breakpoint
ALTER TABLE `document_updates` ADD `digest` blob;