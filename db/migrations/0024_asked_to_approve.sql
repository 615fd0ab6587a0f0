CREATE TABLE `summary_approvers` (
	`move_id` integer NOT NULL,
	`member_id` text NOT NULL,
	PRIMARY KEY(`move_id`, `member_id`),
	FOREIGN KEY (`move_id`) REFERENCES `summary_moves`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
ALTER TABLE `outgoing_mails` ADD `item_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `inbox_items` ADD `summary_id` text;--> statement-breakpoint
ALTER TABLE `inbox_items` ADD `summary_move_id` integer;--> statement-breakpoint
CREATE INDEX `inbox_by_summary` ON `inbox_items` (`summary_id`) WHERE "inbox_items"."summary_id" is not null;