CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE restrict
);
--> statement-breakpoint
CREATE INDEX `saved_views_by_member` ON `saved_views` (`member_id`,`name`);--> statement-breakpoint
CREATE INDEX `actions_to_filter` ON `actions` (`review_id`,`action_id`,`status`,`due_on`,`owner_id`,`strength`,`category`,`next_check_on`,("measure_name" = ''),`layers`,`changed_at`,lower("title"));